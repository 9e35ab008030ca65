package org.nape.gateway.identity;

/** A system that the operator lets in, as it stands in {@code clients.json}. */
record Client(String clientId, String clientSecret, String role) {}
