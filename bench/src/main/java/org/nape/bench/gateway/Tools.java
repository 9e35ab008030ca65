package org.nape.bench.gateway;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that are measured, or measure, and that this repository does not bring. */
final class Tools {
    private Tools() {}

    /** Where a program is; if it is not there, that is said, and the bench ends with 2. */
    static Path find(String program, String debianPackage) {
        return search(program).orElseGet(() -> {
            System.err.println(
                    "nape: " + program + " is not installed; on Debian: apt-get install -y " + debianPackage);
            System.exit(2);
            throw new IllegalStateException();
        });
    }

    private static Optional<Path> search(String program) {
        var path = Arrays.stream(System.getenv("PATH").split(File.pathSeparator));
        return Stream.concat(path, Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
