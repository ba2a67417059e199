package org.landlord.adapter.memory.state;

import org.landlord.domain.usage.EventId;

/// One entry of the usage ledger: an event was recorded or reversed.
///
/// @param sequence the position in the ledger of the organization, from 1
public record Recording(long sequence, EventId eventId) {}
