package org.nape.gateway.identity;

/** A client with its secret itself, as it is told once. */
record ClientSecret(String clientId, String clientSecret, String role) {}
