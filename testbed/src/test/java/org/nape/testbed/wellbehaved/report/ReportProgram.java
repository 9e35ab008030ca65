package org.nape.testbed.wellbehaved.report;

/** Run from a terminal, so it may speak to it. */
public final class ReportProgram {
    private ReportProgram() {}

    public static void main(String[] arguments) {
        System.out.println("No reports");
    }
}
