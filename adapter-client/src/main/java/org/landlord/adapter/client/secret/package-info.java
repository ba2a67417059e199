/// Secret references over HTTP.
@NullMarked
package org.landlord.adapter.client.secret;

import org.jspecify.annotations.NullMarked;
