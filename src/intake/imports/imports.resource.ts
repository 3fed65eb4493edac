/** An import as the API and the command line show it, and a file's trouble as a problem. */
import { publicId } from '../../platform/ids.js';
import { Problem } from '../../platform/problem.js';
import { UnreadableFileError } from '../../platform/encoding.js';
import { FILE_BYTES_MAX, FileTooLargeError } from './file.js';
import type { ImportRow } from './import.repository.js';
import { failureOf } from './importer.js';
import { ColumnsError } from './mapping.js';

export function importShown(row: ImportRow) {
  return {
    object: 'import',
    id: publicId('import', row.id),
    kind: row.kind,
    dry_run: row.dry_run,
    status: row.status,
    failure: row.failure,
    encoding: row.encoding,
    progress: {
      rows: row.rows,
      bytes_read: Number(row.bytes_read),
      bytes: row.bytes === null ? null : Number(row.bytes),
    },
    result: row.tally,
    batch_id: row.kind === 'contacts' && !row.dry_run ? publicId('batch', row.batch_id) : null,
    created_at: row.created_at.toISOString(),
    finished_at: row.finished_at?.toISOString() ?? null,
  };
}

/** What is wrong with the file is the sender's to mend; anything else is ours. */
export function fileProblem(error: unknown): unknown {
  if (error instanceof ColumnsError)
    return new Problem('unreadable-file', error.message, { errors: error.errors });
  if (error instanceof FileTooLargeError)
    return new Problem('body-too-large', `a file has ${FILE_BYTES_MAX} bytes at most`);
  const failure = failureOf(error);
  if (failure === undefined) return error;
  const errors = [
    {
      pointer: error instanceof UnreadableFileError ? '/encoding' : '',
      detail: failure,
      remedy: 'mend the file, or declare what it is',
    },
  ];
  return new Problem('unreadable-file', failure, { errors });
}
