/** Addresses below `/console`: the frame, the pages of the one list, and what is shown otherwise. */
import { App } from 'antd';
import { createBrowserRouter, Outlet } from 'react-router';
import { pages, type Page } from '../pages/pages.js';
import { Allowed } from './Allowed.js';
import { Entrance } from './Entrance.js';
import { FailedPage } from './FailedPage.js';
import { FirstPage } from './FirstPage.js';
import { Frame } from './Frame.js';
import { Loading } from './Loading.js';
import { NotFoundPage } from './NotFoundPage.js';

function routeOf(page: Page) {
  return {
    path: page.path,
    errorElement: <FailedPage />,
    lazy: async () => {
      const Content = await page.load();
      return {
        Component: () => (
          <Allowed scopes={page.scopes}>
            <Content />
          </Allowed>
        ),
      };
    },
  };
}

/** Dialogs that the pages open stand within the router, for the links in them. */
const dialogs = (
  <App>
    <Outlet />
  </App>
);

const routes = [
  {
    path: '/invitation',
    errorElement: <FailedPage />,
    lazy: async () => ({ Component: (await import('./InvitationPage.js')).InvitationPage }),
  },
  {
    path: '/',
    element: (
      <Entrance>
        <Frame />
      </Entrance>
    ),
    errorElement: <FailedPage />,
    hydrateFallbackElement: <Loading />,
    children: [
      { index: true, element: <FirstPage /> },
      ...pages.map(routeOf),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

export const router = createBrowserRouter([{ element: dialogs, children: routes }], {
  basename: '/console',
});
