package org.nape.content.catalogue;

/** Answers of the catalogue as its description shows them. Constants, because annotations need them. */
final class CatalogueExamples {
    static final String PAGE = """
            {
              "items": [
                {
                  "slug": "basic-neck-stretch",
                  "kind": "exercise",
                  "title": "Basic neck stretch",
                  "summary": "Stretches the back and side of the neck."
                },
                {
                  "slug": "scalene-stretch",
                  "kind": "exercise",
                  "title": "Scalene stretch",
                  "summary": "Stretches the muscles on the side of the neck."
                }
              ],
              "nextCursor": "c2NhbGVuZS1zdHJldGNo"
            }""";

    static final String ITEM = """
            {
              "slug": "ice-pack",
              "kind": "home_remedy",
              "origin": "seed",
              "title": "Ice pack",
              "summary": "Cold for 20 minutes, every 3 to 4 hours, in the first 2 to 3 days.",
              "body": ["Wrap the pack in a thin cloth. Never put ice on bare skin.", "If cold feels bad, use heat instead."],
              "exercise": null,
              "evidence": [
                {
                  "year": 2010,
                  "claim": "Heat and cold gave the same small relief on top of ibuprofen in neck and back strain (60 people).",
                  "strength": "low",
                  "identity": null,
                  "reference": {
                    "id": "garra_2010",
                    "title": "Heat or cold packs for neck and back strain: randomized controlled trial",
                    "year": 2010,
                    "url": "https://doi.org/10.1111/j.1553-2712.2010.00735.x"
                  }
                }
              ],
              "contraindications": ["Made for adults.", "After an injury a doctor must look first."],
              "suitableForAny": true,
              "suitableFor": [],
              "reminder": {
                "rrule": "FREQ=DAILY;BYHOUR=8,12,16,20;BYMINUTE=0;BYSECOND=0;COUNT=12",
                "startOffsetSeconds": 0,
                "durationSeconds": 1200
              },
              "caution": "Skip with poor feeling in the skin, poor blood flow, Raynaud's or cold allergy.",
              "differsFromSeed": "Seed: 20 minutes every 3 to 4 hours. NHS: heat or cold, whichever feels better.",
              "prescriptionOnly": false,
              "libraryOnly": false,
              "warning": {
                "slug": "meningitis-warning",
                "title": "Could it be meningitis?",
                "summary": "Sudden high fever, chills, stiff neck, headache or purple bruise-like marks: call emergency services now."
              }
            }""";

    private CatalogueExamples() {}
}
