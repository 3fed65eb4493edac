/**
 * What this process counts, for Prometheus. Each folder owns its instruments; they meet in one registry.
 *
 * A label takes its values from lists in the code: a route's pattern, a status, a channel. Never a path, an id or
 * a text of a tenant: those would tell about persons, and grow without end.
 */
import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Counter, type Gauge, Histogram, Registry } from 'prom-client';

export const registry = new Registry();

const registers = [registry];

/** From a quick look-up to the longest wait of a vendor call. */
export const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const requests = new Counter({
  name: 'dunwell_http_requests_total',
  help: 'Requests answered; `aborted` when the caller hung up before the answer.',
  labelNames: ['method', 'route', 'status'],
  registers,
});

const latency = new Histogram({
  name: 'dunwell_http_request_seconds',
  help: 'How long requests took, from their head to the end of the answer.',
  labelNames: ['method', 'route'],
  buckets: SECONDS,
  registers,
});

/** Of the process itself: memory, processor time, event loop, garbage collection. */
export function observeProcess(): void {
  collectDefaultMetrics({ register: registry });
}

/** Counts each request once its answer is through. */
export function measureRequests(request: Request, response: Response, next: NextFunction): void {
  const begun = performance.now();
  response.once('close', () => {
    const method = METHODS.has(request.method) ? request.method : 'other';
    const route = routeOf(request);
    const status = response.writableFinished ? String(response.statusCode) : 'aborted';
    requests.inc({ method, route, status });
    latency.observe({ method, route }, (performance.now() - begun) / 1_000);
  });
  next();
}

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** The pattern that matched, such as `/v1/parties/:id`; what the caller wrote in its place stays out. */
export function routeOf(request: Request): string {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? route.path : 'none';
}

/** One figure that was read from the database for one tenant. */
export interface Reading {
  readonly gauge: Gauge;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
  /** How the figures of several tenants become one; whoever reads metrics learns nothing about one of them. */
  readonly over: 'sum' | 'max';
}

export function showReadings(readings: readonly Reading[]): void {
  const shown = new Map<string, Reading>();
  for (const reading of readings) {
    const { name } = reading.gauge as unknown as { name: string };
    const key = `${name} ${JSON.stringify(reading.labels ?? {})}`;
    const value = joined(reading, shown.get(key)?.value);
    shown.set(key, { ...reading, value });
  }
  for (const { gauge, labels = {}, value } of shown.values()) gauge.set(labels, value);
}

function joined({ value, over }: Reading, before: number | undefined): number {
  if (before === undefined) return value;
  return over === 'sum' ? before + value : Math.max(before, value);
}
