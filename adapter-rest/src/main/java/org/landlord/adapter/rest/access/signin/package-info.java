/// The sign-in of users with a browser: the start, for every protocol, and the authorization code flow of OpenID
/// Connect.
@NullMarked
package org.landlord.adapter.rest.access.signin;

import org.jspecify.annotations.NullMarked;
