/// Usage over HTTP: recording, listing and summing up.
@NullMarked
package org.landlord.adapter.client.usage;

import org.jspecify.annotations.NullMarked;
