import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { queries } from '../api/queries.js';
import { useLanguage } from '../words/language.js';

/** Says the other language in that language, so that whoever needs it can read it. */
export function LanguageSwitch() {
  const { language, choose } = useLanguage();
  const other = language === 'en' ? 'zh' : 'en';
  const change = () => {
    choose(other);
    // Sentences of the API are in the language they were asked for in; what is shown stays until they come.
    void queries.invalidateQueries();
  };
  return (
    <Button type="text" icon={<GlobalOutlined />} onClick={change}>
      <span lang={other === 'zh' ? 'zh-CN' : 'en'}>{other === 'zh' ? '中文' : 'English'}</span>
    </Button>
  );
}
