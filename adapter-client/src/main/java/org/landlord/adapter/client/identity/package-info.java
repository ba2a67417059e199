/// Identity providers over HTTP.
@NullMarked
package org.landlord.adapter.client.identity;

import org.jspecify.annotations.NullMarked;
