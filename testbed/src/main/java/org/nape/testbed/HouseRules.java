package org.nape.testbed;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The house style where a machine can check it. Each service has one test that says {@code HouseRules.check("org.nape.triage")}.
 */
public final class HouseRules {
    private static final String[] FRAMEWORKS = {
        "jakarta..",
        "io.quarkus..",
        "org.hibernate..",
        "org.apache.kafka..",
        "io.smallrye..",
        "io.vertx..",
        "org.eclipse.microprofile.."
    };
    private static final String[] HTTP = {
        "jakarta.ws.rs..",
        "org.jboss.resteasy..",
        "io.vertx.core.http..",
        "io.vertx.ext.web..",
        "io.quarkus.vertx.web.."
    };
    private static final String[] KAFKA = {
        "org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging..", "io.smallrye.reactive.messaging.."
    };
    private static final String[] SQL = {
        "java.sql..", "javax.sql..", "jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..", "io.agroal.."
    };
    private static final String[] MOCKING = {
        "org.mockito..",
        "org.easymock..",
        "org.powermock..",
        "io.mockk..",
        "mockit..",
        "io.quarkus.test.junit.mockito.."
    };
    private static final List<String> SERVICES =
            List.of("org.nape.triage", "org.nape.content", "org.nape.reminder", "org.nape.gateway");

    private static final String EDGE = "Resource|Mapper|Filter";
    private static final String STORE = "Row|List|s";
    private static final String TRANSACTION = "Desk|Ticker";
    private static final String TERMINAL = "Program";
    private static final String ANY_ROLE = String.join("|", EDGE, STORE, TRANSACTION, "Listener", "Config", "Wiring");

    private final String service;
    private final List<String> excused;

    private final ImportOption production;

    private HouseRules(String service, List<String> excused, ImportOption production) {
        this.service = service;
        this.excused = excused;
        this.production = production;
    }

    /** Checks the classes and the tests of the service in this package; tells everything that is wrong at once. */
    public static void check(String service) {
        of(service).check();
    }

    public static HouseRules of(String service) {
        return new HouseRules(service, List.of(), ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    }

    /** Lets classes of these simple names use frameworks, HTTP, Kafka and SQL though no role of theirs allows it. */
    public HouseRules excusing(String... classes) {
        var all = Stream.concat(excused.stream(), Arrays.stream(classes)).toList();
        return new HouseRules(service, all, production);
    }

    /** Takes test classes for production code: for the rules' own test, whose offenders are such. */
    HouseRules testsCountToo() {
        return new HouseRules(service, excused, location -> true);
    }

    public void check() {
        var all = new ClassFileImporter().importPackages(service);
        if (all.isEmpty()) {
            throw new AssertionError("No classes in " + service);
        }
        var itsOwn = new ClassFileImporter().withImportOption(production).importPackages(service);
        var broken = new ArrayList<String>();
        broken.addAll(brokenRules(productionRules(), itsOwn));
        broken.addAll(brokenRules(rulesForAll(), all));
        if (!broken.isEmpty()) {
            throw new AssertionError(String.join(System.lineSeparator(), broken));
        }
    }

    private static List<String> brokenRules(List<ArchRule> rules, JavaClasses classes) {
        return rules.stream()
                .map(rule -> rule.allowEmptyShould(true).evaluate(classes))
                .filter(result -> result.hasViolation())
                .map(result -> result.getFailureReport().toString())
                .toList();
    }

    private List<ArchRule> productionRules() {
        return List.of(
                keptTo(ANY_ROLE, FRAMEWORKS).because("frameworks are for classes in a role, the rest is plain Java"),
                keptTo(EDGE, HTTP).because("HTTP types stop at a resource"),
                keptTo("Listener", KAFKA).because("Kafka types stop at a listener"),
                keptTo(STORE, SQL).because("SQL stops at a repository and its rows"),
                transactionsOnlyInDesks(),
                slices().matching(service + ".(*)..").should().beFreeOfCycles(),
                noClasses()
                        .should()
                        .resideInAnyPackage("..util..", "..common..", "..model..", "..dto..", "..service..", "..impl..")
                        .because("packages are features"),
                noFields()
                        .should()
                        .beAnnotatedWith("jakarta.inject.Inject")
                        .orShould()
                        .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                        .because("what a class needs comes by its constructor"),
                timeComesFromAClock(),
                noClasses()
                        .that(not(inRole(TERMINAL)))
                        .should(ACCESS_STANDARD_STREAMS)
                        .because("what a service has to say goes to its log"));
    }

    private List<ArchRule> rulesForAll() {
        return List.of(
                noClasses()
                        .should()
                        .haveNameMatching(".*(Impl|Helper|Manager|Utils?|Entity|Dto|DTO|Data|Info)(\\$.*)?")
                        .orShould()
                        .haveNameMatching(".*[.$]Abstract[A-Z]\\w*")
                        .because("a name says what a class is in the words of the domain"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.text\\.SimpleDateFormat")
                        .because("java.time is here"),
                noClasses()
                        .should()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .callMethod(Thread.class, "sleep", Duration.class)
                        .orShould()
                        .callMethod(TimeUnit.class, "sleep", long.class)
                        .because("who waits, waits for something"),
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(MOCKING)
                        .because("tests use real servers, or a fake of their own"),
                noClasses()
                        .should()
                        .dependOnClassesThat(anotherService())
                        .because("services know each other by events only"));
    }

    private ArchRule keptTo(String roles, String... packages) {
        return noClasses().that(not(inRole(roles))).should().dependOnClassesThat(resideInAnyPackage(packages));
    }

    private ArchRule transactionsOnlyInDesks() {
        return noClasses()
                .that(not(inRole(TRANSACTION)))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.transaction.Transactional")
                .because("a desk or a ticker opens the transaction");
    }

    private ArchRule timeComesFromAClock() {
        return noClasses()
                .that(not(inRole("Wiring|" + TERMINAL)))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("time comes from an injected clock; a program wires itself");
    }

    /** By the name of the outermost class: what is nested serves it. */
    private DescribedPredicate<JavaClass> inRole(String roles) {
        var role = Pattern.compile(".*(" + roles + ")");
        return DescribedPredicate.describe("are named *(" + roles + ")", type -> {
            var name = outermost(type);
            return excused.contains(name)
                    || name.equals("package-info")
                    || role.matcher(name).matches();
        });
    }

    private static String outermost(JavaClass type) {
        var name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        return name.contains("$") ? name.substring(0, name.indexOf('$')) : name;
    }

    private DescribedPredicate<JavaClass> anotherService() {
        var others = SERVICES.stream()
                .filter(other -> !service.equals(other))
                .map(other -> other + "..")
                .toArray(String[]::new);
        return resideInAnyPackage(others);
    }
}
