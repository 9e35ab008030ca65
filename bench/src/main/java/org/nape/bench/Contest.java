package org.nape.bench;

import java.util.List;

/** One of the figures that Nape must reach: measures itself and its peers in turn. */
public interface Contest {

    /** What it is called on the command line. */
    String name();

    /** What is measured, in one line. */
    String question();

    /** Who took how long, in the order in which to tell it. */
    List<Standing> run(Effort effort);
}
