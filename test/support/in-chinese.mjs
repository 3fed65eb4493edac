/** The stories of the pages are told in Chinese. */
process.env.TEST_LANGUAGE = 'zh';
