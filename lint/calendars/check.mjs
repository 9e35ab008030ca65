// Reads each calendar that CalendarFeedTest has written with a third library, which is the one in Thunderbird, and holds it
// against what was planned. What the zones mean it learns from the calendar alone.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const directory = process.argv[2];
const calendars = readdirSync(directory).filter((name) => name.endsWith(".ics"));
if (calendars.length === 0) {
    throw new Error(`no calendars in ${directory}: run the tests of reminder-service first`);
}
ICAL.design.strict = true;
for (const name of calendars) {
    const text = readFileSync(join(directory, name), "utf8");
    const planned = readFileSync(join(directory, name.replace(/ics$/, "txt")), "utf8").trim().split("\n");
    const read = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((event) => {
        const moment = (property) => event.getFirstPropertyValue(property).toJSDate().toISOString().replace(".000Z", "Z");
        return `${event.getFirstPropertyValue("uid")} ${moment("dtstart")} ${moment("dtend")}`;
    });
    const wrong = planned.findIndex((line, i) => line !== read[i]);
    if (wrong >= 0 || planned.length !== read.length) {
        throw new Error(`${name}: planned ${planned[wrong]}, read ${read[wrong]} (${planned.length} planned, ${read.length} read)`);
    }
    console.log(`${name}: ${read.length} events as planned`);
}
