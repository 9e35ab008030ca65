package org.nape.gateway.problem;

/**
 * A kind of problem, as it is explained to callers.
 *
 * @param kind the last step of its {@code type}
 * @param status the status that it comes with
 */
record ProblemKind(String kind, String status, String title, String meaning, String remedy) {}
