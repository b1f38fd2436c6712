/** The worker process. */
