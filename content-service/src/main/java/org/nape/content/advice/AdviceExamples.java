package org.nape.content.advice;

/** Advice as its description shows it. Constants, because annotations need them. */
final class AdviceExamples {
    static final String CARE_AT_HOME = """
            {
              "reportId": "01980a4e-4b5e-7c1a-9d57-0f5b3c1e2a01",
              "level": "SELF_CARE",
              "shown": [
                {
                  "slug": "moist-heat",
                  "kind": "home_remedy",
                  "title": "Moist heat",
                  "summary": "A heating pad or a warm damp cloth can help, most of all when spasms keep coming back.",
                  "body": ["Warm, not hot. 15 to 20 minutes.", "Good before stretching."],
                  "steps": [],
                  "durationSeconds": 900,
                  "caution": null,
                  "prescriptionOnly": false
                }
              ],
              "withheld": [
                {
                  "slug": "neck-curl-and-head-lift",
                  "title": "Neck curl and head lift",
                  "because": "Too early: the head is heavy to lift during a fresh spasm."
                }
              ],
              "stoppedAt": null,
              "answersValidUntil": "2026-11-23T09:15:04.512Z"
            }""";

    private AdviceExamples() {}
}
