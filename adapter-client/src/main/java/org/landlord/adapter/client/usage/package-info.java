/// Usage over HTTP: recording, lists and summaries.
@NullMarked
package org.landlord.adapter.client.usage;

import org.jspecify.annotations.NullMarked;
