/** What stands around every page: navigation, head line, and the dialog of an expired session. */
import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Grid, Layout } from 'antd';
import { Suspense, useState } from 'react';
import { Outlet } from 'react-router';
import { useText } from '../words/language.js';
import { AccountMenu } from './AccountMenu.js';
import { LanguageSwitch } from './LanguageSwitch.js';
import { Loading } from './Loading.js';
import { Navigation } from './Navigation.js';
import { PauseBanner } from './pause/PauseBanner.js';
import { PauseButton } from './pause/PauseButton.js';
import { PrintedFoot } from './PrintedFoot.js';
import { SessionExpired } from './SessionExpired.js';
import { Shortcuts } from './Shortcuts.js';
import { useScrollableTables } from './useScrollableTables.js';
import { words } from './words.js';

export function Frame() {
  const text = useText(words);
  const isWide = Grid.useBreakpoint().lg === true;
  const [isOpen, setOpen] = useState(false);
  useScrollableTables();
  return (
    <Layout className="frame" hasSider={isWide}>
      <a className="skip" href="#content">
        {text.skip}
      </a>
      {isWide ? (
        <Layout.Sider theme="light" width={208} className="side">
          <div className="brand">{text.title}</div>
          <Navigation />
        </Layout.Sider>
      ) : (
        <Drawer placement="left" size={260} open={isOpen} onClose={() => setOpen(false)}>
          <Navigation onChoice={() => setOpen(false)} />
        </Drawer>
      )}
      <Layout>
        <Layout.Header className="head">
          {!isWide && (
            <Button icon={<MenuOutlined />} aria-label={text.menu} onClick={() => setOpen(true)} />
          )}
          <span className="space" />
          <PauseButton />
          <LanguageSwitch />
          <AccountMenu />
        </Layout.Header>
        <PauseBanner />
        <Layout.Content id="content" className="content" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      <PrintedFoot />
      <SessionExpired />
      <Shortcuts />
    </Layout>
  );
}
