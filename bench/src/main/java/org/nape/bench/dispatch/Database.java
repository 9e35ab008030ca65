package org.nape.bench.dispatch;

/** Where a contestant keeps what is due. */
record Database(String url, String user, String password) {}
