package org.nape.gateway.identity;

/** Told inside the gateway when the operator has changed the clients: what one of them has open may have to end. */
public record ClientsChanged() {}
