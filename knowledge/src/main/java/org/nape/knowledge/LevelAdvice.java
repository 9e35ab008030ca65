package org.nape.knowledge;

/** What a level tells the person to do. */
public record LevelAdvice(Level level, String title, String action, boolean seed) {}
