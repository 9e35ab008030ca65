package org.nape.knowledge;

/** Questions that are shown together under one title. */
public record QuestionGroup(String id, String title) {}
