package com.pivotalflow.quote.decision;

import com.fasterxml.jackson.annotation.JsonValue;
import com.pivotalflow.quote.lifecycle.DecisionChannel;

/** How staff learned of a decision that was made outside. */
public enum OutsideChannel {
    /** In a message. */
    EMAIL(DecisionChannel.EMAIL),
    /** In a call. */
    PHONE(DecisionChannel.PHONE),
    /** In a letter, or signed. */
    PAPER(DecisionChannel.PAPER),
    /** In any other way. */
    OTHER(DecisionChannel.OTHER);

    private final DecisionChannel channel;

    OutsideChannel(DecisionChannel channel) {
        this.channel = channel;
    }

    /** The name in JSON. */
    @JsonValue
    public String wireName() {
        return channel.wireName();
    }

    DecisionChannel channel() {
        return channel;
    }
}
