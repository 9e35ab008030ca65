package org.nape.reminder.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nape.reminder.day.Settings;
import org.nape.reminder.day.SettingsList;
import org.nape.reminder.plan.PlanDesk;
import org.nape.web.Version;

/** Keeps a person's settings, and lays their future out again by them. */
@ApplicationScoped
class SettingsDesk {
    private static final Logger LOG = Logger.getLogger(SettingsDesk.class);

    private final SettingsList settings;
    private final PlanDesk plans;

    SettingsDesk(SettingsList settings, PlanDesk plans) {
        this.settings = settings;
        this.plans = plans;
    }

    Settings read(UUID personId) {
        return settings.of(personId);
    }

    /** Empty if the caller has not seen the present version. */
    @Transactional
    Optional<Settings> change(UUID personId, Settings wished, @Nullable String ifMatch) {
        plans.hold(personId);
        var before = settings.of(personId);
        if (!new Version(before.version()).isMatchedBy(ifMatch)) {
            return Optional.empty();
        }
        if (wished.withVersion(before.version()).equals(before)) {
            return Optional.of(before);
        }
        var after = wished.withVersion(before.version() + 1);
        settings.put(personId, after);
        plans.layAgain(personId);
        LOG.infof("settings changed version=%d", after.version());
        return Optional.of(after);
    }
}
