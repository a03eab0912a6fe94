package com.pivotalflow.settings;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.change.Precondition;
import com.pivotalflow.change.Sameness;
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
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps by which channels the organization lets people be told; whoever sends something asks {@link #isOn} here. */
@Stateless
@PermitAll
@InTenant
public class NotificationPreferenceService {

    private static final String PREFERENCE = "NotificationPreference";

    @Inject
    SwitchRepository switches;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /** Whether the channel may be used; one that nobody ever switched is on. */
    public boolean isOn(OrganizationId organization, NotificationChannel channel) {
        return find(organization, channel).isEnabled();
    }

    /** All channels. */
    public NotificationPreferenceList list(OrganizationId organization) {
        PageRequest all = new PageRequest("", Optional.empty(), PageRequest.MOST_ROWS, false);
        Map<NotificationChannel, NotificationPreferenceView> stored =
                switches.page(organization, SwitchTable.CHANNELS, all).items().stream()
                        .map(NotificationPreferenceView::of)
                        .collect(Collectors.toMap(NotificationPreferenceView::channel, Function.identity()));
        return new NotificationPreferenceList(Arrays.stream(NotificationChannel.values())
                .map(channel -> stored.getOrDefault(channel, NotificationPreferenceView.untouched(channel)))
                .toList());
    }

    /**
     * A channel.
     *
     * @throws NotFoundException {@code NOTIFICATION_CHANNEL_NOT_FOUND} when there is no such channel
     */
    public NotificationPreferenceView get(OrganizationId organization, String channel) {
        return find(organization, known(channel));
    }

    /**
     * Switches a channel. Asked for what is there already, it changes nothing.
     *
     * @param precondition the state that the caller saw
     * @throws DomainException {@code NOTIFICATION_CHANNEL_NOT_FOUND}; as {@link Precondition#require}
     */
    public NotificationPreferenceView put(
            Caller caller, String name, Precondition precondition, SetNotificationPreference content) {
        OrganizationId organization = caller.organization();
        NotificationChannel channel = known(name);
        Optional<Switch> stored = switches.lock(organization, SwitchTable.CHANNELS, name);
        NotificationPreferenceView before = stored.map(NotificationPreferenceView::of)
                .orElseGet(() -> NotificationPreferenceView.untouched(channel));
        precondition.require(EntityTag.rowVersion(before.etag()).orElseThrow(), before.etag());
        if (Sameness.of(content, before.content())) {
            return before;
        }
        Instant now = clock.instant();
        UUID id;
        if (stored.isEmpty()) {
            id = switches.add(
                    organization, SwitchTable.CHANNELS, caller, name, content.isEnabled(), content.settings(), now);
        } else {
            id = stored.get().id();
            switches.update(
                    organization, SwitchTable.CHANNELS, caller, id, content.isEnabled(), content.settings(), now);
        }
        NotificationPreferenceView after = find(organization, channel);
        audit.record(caller, Change.changed("notification_prefs.update", PREFERENCE, id, before, after));
        return after;
    }

    private NotificationPreferenceView find(OrganizationId organization, NotificationChannel channel) {
        return switches.find(organization, SwitchTable.CHANNELS, channel.wireName())
                .map(NotificationPreferenceView::of)
                .orElseGet(() -> NotificationPreferenceView.untouched(channel));
    }

    private static NotificationChannel known(String name) {
        return NotificationChannel.parse(name).orElseThrow(() -> new NotFoundException("NOTIFICATION_CHANNEL"));
    }
}
