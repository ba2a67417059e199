/// Use cases of usage: recording events, lists and summaries. `RecordingGroup` records the events of concurrent callers
/// in one transaction. CloudEvents become usage in `CloudEventReader`.
@NullMarked
package org.landlord.application.usage;

import org.jspecify.annotations.NullMarked;
