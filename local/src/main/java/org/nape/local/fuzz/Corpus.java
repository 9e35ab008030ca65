package org.nape.local.fuzz;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What breaks programs. Addresses in it lead nowhere: to this machine, or to names that never exist. */
final class Corpus {
    /** As they stand in JSON, quotes included. */
    static final List<String> JSON_VALUES = Stream.of(
                    List.of("null", "true", "false", "[]", "{}", "\"\"", "[[]]", "[null]", "{\"\":null}"),
                    List.of("0", "-0", "-1", "1", "0.1", "1e2", "1E400", "-1e400", "1e-400", "2147483648"),
                    List.of("9223372036854775807", "9223372036854775808", "-9223372036854775809", "9".repeat(1_500)),
                    List.of("0." + "3".repeat(1_500), "1e999999999", "1e-999999999", "123456789.123456789e12"),
                    List.of("\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ufffe\""),
                    List.of("\"\\u202e\\u200f\"", "\"\ud83e\udd95\"", "\"e\\u0301\\u0301\\u0301\"", "\"\u00a0\""),
                    List.of("\"" + "x".repeat(300) + "\"", "\"" + "y".repeat(10_000) + "\"", "\"\\n\\r\\t\\b\\f\""),
                    List.of("\"true\"", "\"12\"", "\"null\"", "\" \"", "\"NaN\"", "\"Infinity\"", "\"-1\""),
                    List.of("\"2026-02-30\"", "\"2026-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.999999999Z\""),
                    List.of("\"+999999999-12-31T00:00:00\"", "\"-0001-01-01\"", "\"24:00\"", "\"PT-1H\"", "\"P999Y\""),
                    List.of("\"Europe/Nowhere\"", "\"UTC+99\"", "\"GMT0BST\"", "\"../../etc/localtime\"", "\"XX\""),
                    List.of(
                            "\"FREQ=SECONDLY\"",
                            "\"FREQ=DAILY;INTERVAL=0\"",
                            "\"FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2\""),
                    List.of("\"http://127.0.0.1:1/\"", "\"file:///etc/passwd\"", "\"https://no.invalid:99999/\""),
                    List.of("[" + "1,".repeat(3_000) + "1]", "{\"a\":".repeat(60) + "1" + "}".repeat(60)))
            .flatMap(List::stream)
            .toList();

    /** That look as if they belonged into a command, a query, a page, a path or a log. */
    static final List<String> INJECTIONS = List.of(
            "' or '1'='1",
            "1; drop table report--",
            "' union select null,version()--",
            "\\'); select pg_sleep(6)--",
            "1 and 1=cast(version() as int)",
            "${jndi:ldap://127.0.0.1:1/a}",
            "${7*7}#{7*7}{{7*7}}",
            "$(sleep 6)`sleep 6`|sleep 6",
            "<script>alert(1)</script>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "../../../../etc/passwd",
            "..\\..\\windows\\win.ini",
            "a\r\nX-Evil: 1",
            "a\n2026-01-01 00:00:00 ERROR forged",
            "\u001b[31mred\u001b[0m",
            "%s%n%x%p{0}",
            "%00%0d%0a",
            "{\"$gt\":\"\"}",
            "*)(uid=*",
            "\u0000",
            "\ufeff\u2028\u2029");

    /** As they are put into a path: some are one step, some pretend to be more or fewer. */
    static final List<String> STEPS = List.of(
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF",
            "1-1-1-1-1",
            "0",
            "-1",
            "9".repeat(64),
            "x".repeat(65),
            "x".repeat(3_000),
            "null",
            "..",
            ".",
            "%2e%2e",
            "..%2f..%2fq%2fmetrics",
            "%00",
            "%zz",
            "%c0%af",
            "%e2%80%ae",
            "a%0d%0aX-Evil:%201",
            "a;b=c",
            "a%20b",
            "a+b",
            "'",
            "%27%20or%201=1--",
            "{id}",
            "__proto__",
            "\u00e4");

    static final List<String> QUERY_VALUES = List.of(
            "",
            "0",
            "-1",
            "1",
            "100",
            "101",
            "1e9",
            "99999999999999999999",
            "abc",
            "true",
            "null",
            "%00",
            "%zz",
            "%ff",
            "%F0%9F%A6%95",
            "a,b,c",
            ",",
            "'",
            "%27--",
            "..",
            "2026-01-01T00:00:00Z",
            "2026-13-01",
            "EMERGENCY,",
            "0:99999999999,1:-1",
            "bnVsbA==",
            "eyJhIjoxfQ",
            "x".repeat(1_000),
            "%0d%0aSet-Cookie:%20a=b");

    static final List<String> HEADER_VALUES = List.of(
            "",
            " ",
            ",",
            ";",
            "*",
            "*/*",
            "*/*;q=2",
            "a/b",
            "text/html;q=0",
            "application/json;charset=utf-16",
            "\"",
            "W/",
            "\"1\"",
            "W/\"1\", *",
            "0",
            "-1",
            "99999999999999999999",
            "\u00e4\u00f6",
            "\u00ff\u00fe",
            "a\tb",
            "x".repeat(300),
            "z".repeat(7_000),
            "' or 1=1--",
            "${jndi:ldap://127.0.0.1:1/a}",
            "00-0-0-0",
            "bytes=0-,-1",
            "de-CH,*;q=0.001");

    static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=a",
            "application/merge-patch+json",
            "application/problem+json",
            "*/*",
            "json",
            "");
    static final List<String> METHODS = List.of(
            "HEAD", "OPTIONS", "TRACE", "CONNECT", "PATCH", "PUT", "DELETE", "PROPFIND", "get", "MALFORMED-X", "A");
    static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "Last-Event-ID",
            "traceparent",
            "tracestate",
            "X-Forwarded-For",
            "Forwarded",
            "X-Request-Id",
            "Range",
            "Origin",
            "Cookie",
            "Expect",
            "User-Agent",
            "Content-Encoding",
            "TE",
            "Upgrade",
            "X-HTTP-Method-Override",
            "Content-Type");

    private Corpus() {}

    static <T> T any(List<T> of, RandomGenerator random) {
        return of.get(random.nextInt(of.size()));
    }
}
