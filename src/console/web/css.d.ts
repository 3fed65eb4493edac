/** Style sheets are imported for their effect and taken out of the script by the bundler. */
declare module '*.css';
