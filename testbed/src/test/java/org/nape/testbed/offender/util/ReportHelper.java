package org.nape.testbed.offender.util;

/** Wrong by its package, by its name, and by what it prints. */
public final class ReportHelper {
    private ReportHelper() {}

    public static void tell(String text) {
        System.out.println(text);
    }
}
