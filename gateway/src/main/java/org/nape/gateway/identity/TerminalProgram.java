package org.nape.gateway.identity;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.nape.gateway.identity.Arguments.UsageException;

/** How the programs of this package end: 0, 1 and the reason, or 2 and how they are used. */
final class TerminalProgram {
    private TerminalProgram() {}

    static int run(String usage, PrintStream errors, Runnable program) {
        try {
            program.run();
            return 0;
        } catch (UsageException e) {
            errors.println("nape: " + e.getMessage());
            errors.println(usage);
            return 2;
        } catch (IllegalStateException | UncheckedIOException e) {
            errors.println("nape: " + e.getMessage());
            return 1;
        }
    }
}
