package org.nape.bench;

import java.io.IOException;
import java.util.List;

/** One of the figures that Nape must reach: measures itself and its peers in turn. */
public interface Contest {

    /** What it is called on the command line. */
    String name();

    /** What is measured, in one line. */
    String question();

    /** What came out, in the order in which to tell it. */
    List<? extends Figure> run(Effort effort) throws IOException, InterruptedException;
}
