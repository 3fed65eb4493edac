/** Stands in for `node:module` in the guard file: the packages that `han.ts` asks for, still read late. */
const packages = {
  'opencc-js/t2cn': () => require('opencc-js/t2cn'),
  'pinyin-pro': () => require('pinyin-pro'),
};

export function createRequire() {
  return (name) => packages[name]();
}
