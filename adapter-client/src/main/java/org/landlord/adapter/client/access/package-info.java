/// API keys and who the caller is, over HTTP.
@NullMarked
package org.landlord.adapter.client.access;

import org.jspecify.annotations.NullMarked;
