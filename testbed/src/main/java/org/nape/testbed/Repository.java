package org.nape.testbed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** This repository on disk: where the broker's jars lie, wherever in it a test or the launcher was started. */
public final class Repository {
    private Repository() {}

    /** The root folder, found by walking up from the working directory. */
    public static Path root() {
        var start = Path.of("").toAbsolutePath();
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(Repository::isRoot)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(start + " is not inside the Nape repository"));
    }

    private static boolean isRoot(Path folder) {
        return Files.exists(folder.resolve("mvnw")) && Files.isDirectory(folder.resolve("testbed/kafka"));
    }
}
