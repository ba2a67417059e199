/// The wire format of usage events, summaries and settings.
@NullMarked
package org.landlord.wire.json.usage;

import org.jspecify.annotations.NullMarked;
