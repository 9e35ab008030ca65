package org.nape.testbed.offender.second;

import java.util.Optional;
import org.nape.testbed.offender.first.First;

/** The other half. */
public record Second(Optional<First> first) {}
