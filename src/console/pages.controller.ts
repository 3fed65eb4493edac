/**
 * Serves the pages below `/console`.
 *
 * Scripts come from here alone and never stand in the page, so borrower-supplied text that slipped through
 * could not run. The style sheets that Ant Design writes as it goes carry a nonce. A file's name holds the
 * hash of its content, so it is cached for ever; the page that names the files is never stored.
 */
import { randomBytes } from 'node:crypto';
import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../platform/access/api-key.guard.js';
import { Problem } from '../platform/problem.js';
import { readBundle, type Bundle, type BundledFile } from './bundled.js';

const ASSETS = 'assets/';
const FOR_EVER = 'public, max-age=31536000, immutable';

@ApiExcludeController()
@Controller()
@Public(true)
export class PagesController {
  #bundle: Bundle | undefined;

  /** People who open the bare address want the console. */
  @Get()
  home(@Req() request: Request, @Res() response: Response) {
    if (request.accepts(['json', 'html']) !== 'html')
      throw new Problem('route-not-found', 'there is no `GET /`; the API begins at `/v1`');
    response.redirect(302, '/console');
  }

  /** Any address but that of a file is a page, which the router in the browser knows. */
  @Get(['console', 'console/*path'])
  page(@Req() request: Request, @Res() response: Response) {
    this.#bundle ??= readBundle();
    if (this.#bundle === undefined)
      throw new Problem('route-not-found', 'the console is not built: run `npm run build`');
    const name = request.path.replace(/^\/console\/?/, '');
    if (!name.startsWith(ASSETS)) {
      sendPage(response, this.#bundle.html);
      return;
    }
    const file = this.#bundle.files.get(name);
    if (file === undefined) throw new Problem('route-not-found', 'there is no such file');
    sendFile(request, response, file);
  }
}

function sendPage(response: Response, html: string): void {
  const nonce = randomBytes(16).toString('base64');
  response.setHeader('Content-Security-Policy', policyWith(nonce));
  response.setHeader('Cache-Control', 'no-store');
  response.type('html').send(html.replaceAll('{{nonce}}', nonce));
}

function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function sendFile(request: Request, response: Response, file: BundledFile): void {
  const encoding = file.br === undefined ? false : request.acceptsEncodings(['br', 'gzip']);
  const packed = encoding === 'br' ? file.br : encoding === 'gzip' ? file.gzip : undefined;
  if (packed !== undefined && encoding !== false) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Cache-Control', FOR_EVER);
  response.setHeader('Content-Type', file.type);
  const body = packed ?? file.plain;
  response.setHeader('Content-Length', body.length);
  response.end(body);
}
