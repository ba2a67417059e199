/// API keys and the identity of the caller over HTTP.
@NullMarked
package org.landlord.adapter.client.access;

import org.jspecify.annotations.NullMarked;
