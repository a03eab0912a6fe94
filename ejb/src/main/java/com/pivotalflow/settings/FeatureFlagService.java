package com.pivotalflow.settings;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
import com.pivotalflow.listing.Page;
import com.pivotalflow.listing.PageRequest;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.EntityTag;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps which features are on; whoever builds a feature that can be off asks {@link #isOn} here. */
@Stateless
@PermitAll
@InTenant
public class FeatureFlagService {

    private static final String FEATURE_FLAG = "FeatureFlag";

    @Inject
    SwitchRepository switches;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** Whether a feature is on; one that nobody ever set is off. */
    public boolean isOn(OrganizationId organization, String key) {
        return switches.find(organization, SwitchTable.FLAGS, key)
                .filter(Switch::isOn)
                .isPresent();
    }

    /** A page of the features that were set once. */
    public Page<FeatureFlagView> list(OrganizationId organization, PageRequest request) {
        return switches.page(organization, SwitchTable.FLAGS, request).map(FeatureFlagView::of);
    }

    /**
     * A feature that was set once.
     *
     * @throws NotFoundException {@code FEATURE_FLAG_NOT_FOUND}
     */
    public FeatureFlagView get(OrganizationId organization, String key) {
        return switches.find(organization, SwitchTable.FLAGS, key)
                .map(FeatureFlagView::of)
                .orElseThrow(FeatureFlagService::notFound);
    }

    /**
     * Switches a feature. Asked for what is there already, it changes nothing.
     *
     * @param precondition the state that the caller saw; none for a feature that was never set
     * @throws DomainException {@code FEATURE_FLAG_NOT_FOUND} for a name that can be none, or for a state of a feature
     *     that was never set; as {@link Precondition#require}
     */
    public Put<FeatureFlagView> put(Caller caller, String key, Precondition precondition, SetFeatureFlag content) {
        OrganizationId organization = caller.organization();
        Optional<Switch> stored = switches.lock(organization, SwitchTable.FLAGS, key);
        Instant now = clock.instant();
        if (stored.isEmpty()) {
            if (!Keys.isKey(key) || !precondition.isMissing()) {
                throw notFound();
            }
            UUID id = switches.add(
                    organization, SwitchTable.FLAGS, caller, key, content.isEnabled(), content.payload(), now);
            FeatureFlagView made = get(organization, key);
            audit.record(caller, Change.created("feature_flags.create", FEATURE_FLAG, id, made));
            return new Put<>(made, true);
        }
        Switch present = stored.get();
        FeatureFlagView before = FeatureFlagView.of(present);
        precondition.require(present.version(), EntityTag.of(present.version()));
        if (Sameness.of(content, new SetFeatureFlag(present.isOn(), present.document()))) {
            return new Put<>(before, false);
        }
        switches.update(
                organization, SwitchTable.FLAGS, caller, present.id(), content.isEnabled(), content.payload(), now);
        FeatureFlagView after = get(organization, key);
        audit.record(caller, Change.changed("feature_flags.update", FEATURE_FLAG, present.id(), before, after));
        return new Put<>(after, false);
    }

    private static NotFoundException notFound() {
        return new NotFoundException("FEATURE_FLAG");
    }
}
