/** Where the pages begin: language, requests, theme and router around the frame. */
import './frame/nonce.js';
// Before our own, which overrule it.
import 'antd/dist/antd.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { queries } from './api/queries.js';
import './frame/frame.css';
import './frame/print.css';
import { router } from './frame/router.js';
import { Look } from './frame/Look.js';
import { askWho, SessionProvider } from './frame/session.js';
import { LanguageProvider } from './words/language.js';

const place = document.querySelector('#console');
if (place === null) throw new Error('the page has no place for the console');

askWho();
createRoot(place).render(
  <StrictMode>
    <LanguageProvider>
      <Look>
        <QueryClientProvider client={queries}>
          <SessionProvider>
            <RouterProvider router={router} />
          </SessionProvider>
        </QueryClientProvider>
      </Look>
    </LanguageProvider>
  </StrictMode>,
);
