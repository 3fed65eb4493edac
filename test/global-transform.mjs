/** As `@swc/jest` reads a file, in a block of its own. */
import swc from '@swc/jest';
import { asBlock } from './support/together.mjs';

export default {
  createTransformer(options) {
    const own = swc.createTransformer(options);
    return {
      ...own,
      process: (text, file, more) => own.process(asBlock(text, file), file, more),
      processAsync: (text, file, more) => own.processAsync(asBlock(text, file), file, more),
      getCacheKey: (text, file, ...more) => own.getCacheKey(asBlock(text, file), file, ...more),
    };
  },
};
