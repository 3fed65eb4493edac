/** Stories that name no queue have theirs on Redis. */
process.env.TEST_QUEUE = 'Redis';
