package com.pivotalflow.settings;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps named settings: those that the product goes by, and those that an organization gives itself. */
@Stateless
@PermitAll
@InTenant
public class SettingService {

    private static final String SETTING = "Setting";
    private static final String VALUE = "/value";
    private static final int MOST_DECIMALS = 6;
    private static final int MOST_DIGITS = 13;
    private static final int LONGEST_TEXT = 5000;

    @Inject
    SettingRepository settings;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** A page of the settings that have a value. */
    public Page<SettingView> list(OrganizationId organization, PageRequest request) {
        return settings.page(organization, request);
    }

    /**
     * A setting that has a value.
     *
     * @throws NotFoundException {@code SETTING_NOT_FOUND}
     */
    public SettingView get(OrganizationId organization, String key) {
        return settings.find(organization, key).orElseThrow(SettingService::notFound);
    }

    /**
     * Gives a setting a value. Asked for what is there already, it changes nothing.
     *
     * @param precondition the state that the caller saw; none for a setting without a value
     * @throws DomainException {@code SETTING_NOT_FOUND} for a name that can be none, or for a state of a setting without
     *     a value; as {@link Precondition#require}
     * @throws InvalidInputException {@code VALIDATION_FAILED} when the value is none for this setting
     */
    public Put<SettingView> put(Caller caller, String key, Precondition precondition, SetSetting content) {
        OrganizationId organization = caller.organization();
        Optional<SettingRepository.Row> stored = settings.lock(organization, key);
        Instant now = clock.instant();
        if (stored.isEmpty()) {
            if (!Keys.isKey(key) || !precondition.isMissing()) {
                throw notFound();
            }
            requireValue(key, content.value());
            UUID id = settings.add(organization, caller, key, content, now);
            SettingView made = get(organization, key);
            audit.record(caller, Change.created("settings.create", SETTING, id, made));
            return new Put<>(made, true);
        }
        SettingRepository.Row present = stored.get();
        SettingView before = present.view();
        precondition.require(present.version(), before.etag());
        if (Sameness.of(content, before.content())) {
            return new Put<>(before, false);
        }
        requireValue(key, content.value());
        settings.update(organization, caller, present.id(), content, now);
        SettingView after = get(organization, key);
        audit.record(caller, Change.changed("settings.update", SETTING, present.id(), before, after));
        return new Put<>(after, false);
    }

    /**
     * Takes a setting's value away; from then on its default counts.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code SETTING_NOT_FOUND}; as {@link Precondition#require}
     */
    public void delete(Caller caller, String key, Precondition precondition) {
        SettingRepository.Row present =
                settings.lock(caller.organization(), key).orElseThrow(SettingService::notFound);
        precondition.require(present.version(), present.view().etag());
        settings.remove(caller.organization(), present.id());
        audit.record(caller, Change.removed("settings.delete", SETTING, present.id(), present.view()));
    }

    private static void requireValue(String key, SettingValue value) {
        KnownSetting.flaw(key, value).or(() -> flaw(value)).ifPresent(flaw -> {
            throw new InvalidInputException(List.of(flaw));
        });
    }

    private static Optional<FieldError> flaw(SettingValue value) {
        Object content = value.content();
        if (content instanceof BigDecimal number && number.scale() > MOST_DECIMALS) {
            return Optional.of(new FieldError(VALUE, "SCALE_EXCEEDED", "A number has at most 6 decimals here."));
        }
        if (content instanceof BigDecimal number && number.precision() - number.scale() > MOST_DIGITS) {
            return Optional.of(
                    new FieldError(VALUE, "NUMBER_OUT_OF_RANGE", "A number has at most 13 digits before the point."));
        }
        if (content instanceof String text && text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            return Optional.of(new FieldError(VALUE, "LENGTH", "A text has at most 5000 characters here."));
        }
        return Optional.empty();
    }

    private static NotFoundException notFound() {
        return new NotFoundException("SETTING");
    }
}
