/** For Prometheus: what this process counts, and what waits in the database. It tells nothing about anybody. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { registry } from '../platform/metrics.js';
import { Scopes } from '../platform/access/api-key.guard.js';
import { MetricsReader } from './metrics.reader.js';

@ApiTags('health')
@Controller('metrics')
@Scopes(['metrics:read'])
export class MetricsController {
  constructor(private readonly reader: MetricsReader) {}

  @Get()
  @Header('Content-Type', registry.contentType)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Metrics in the text format of Prometheus' })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  show(): Promise<string> {
    return this.reader.text();
  }
}
