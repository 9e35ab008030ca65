package org.nape.knowledge;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a source says about an item.
 *
 * @param strength high, moderate, low, very_low, none_found or expert
 * @param identity how sure it is that this is the study that the article meant
 */
public record Evidence(
        OptionalInt year, String claim, String strength, Reference reference, Optional<String> identity) {}
