package org.nape.web;

import java.util.Set;

/** What a caller may be: one of these is in the {@code groups} of each token. Constants, because annotations need them. */
public final class Role {
    /** Someone with a sore neck: sees only what is their own. */
    public static final String PERSON = "person";
    /** Reads every report and red flag. */
    public static final String CLINICIAN = "clinician";
    /** Is told of red flags. */
    public static final String SUBSCRIBER = "subscriber";
    /** Runs the platform. */
    public static final String OPERATOR = "operator";

    public static final Set<String> ALL = Set.of(PERSON, CLINICIAN, SUBSCRIBER, OPERATOR);

    private Role() {}
}
