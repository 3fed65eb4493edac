import { Card } from 'antd';
import { useText } from '../words/language.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { SignInForm } from './SignInForm.js';
import { words } from './words.js';

export function SignInPage() {
  const text = useText(words);
  return (
    <main className="sign-in">
      <Card title={<h1 className="quiet">{text.signInTitle}</h1>} extra={<LanguageSwitch />}>
        <SignInForm />
      </Card>
    </main>
  );
}
