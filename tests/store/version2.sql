PRAGMA application_id = 1667330660;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE contact (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            photo_digest TEXT NOT NULL,
            card INTEGER NOT NULL,
            photo BLOB NOT NULL,
            interview_date TEXT NOT NULL,
            interview_source TEXT NOT NULL,
            interview_company TEXT,
            interview_role TEXT,
            revision INTEGER NOT NULL,
            created TEXT NOT NULL,
            updated TEXT NOT NULL,
            UNIQUE (photo_digest, card)
        );
INSERT INTO "contact" VALUES(1,'9e506464-78d2-585d-bc36-494db095a66e','d1',1,X'63617264732F6E6F72612E6A7067','2026-11-20','given','Alder & Finch','Analyst',0,'2026-11-21T09:00:00+00:00','2026-11-21T09:00:00+00:00');
INSERT INTO "contact" VALUES(2,'d58c632d-967c-56f7-9eb3-6a75146418a3','d2',1,X'63617264732F6164612E6A7067','2026-11-19','exif',NULL,NULL,1,'2026-11-21T09:00:00+00:00','2026-11-21T09:00:00+00:00');
CREATE TABLE detail (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            field TEXT NOT NULL,
            position INTEGER NOT NULL,
            value TEXT,
            raw TEXT NOT NULL,
            kind TEXT,
            confidence REAL NOT NULL,
            grade TEXT NOT NULL,
            readers TEXT NOT NULL,
            box TEXT,
            PRIMARY KEY (contact_id, field, position)
        );
INSERT INTO "detail" VALUES(1,'name',0,'{"text": "Nora Whitfield", "prefix": null, "given": "Nora", "additional": null, "family": "Whitfield", "suffix": null}','NORA WHITFIELD',NULL,0.93,'sure','{"tesseract": "NORA WHITFIELD", "paddle": "NORA WHITFIELD"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(1,'title',0,'"Manager"','Manager',NULL,0.93,'sure','{"tesseract": "Manager", "paddle": "Manager"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(1,'department',0,'"Human Resources"','HUMAN RESOURCES',NULL,0.93,'sure','{"tesseract": "HUMAN RESOURCES", "paddle": "HUMAN RESOURCES"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(1,'company',0,'"Alder & Finch"','ALDER & FINCH',NULL,0.93,'sure','{"tesseract": "ALDER & FINCH", "paddle": "ALDER & FINCH"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(1,'address',0,'{"text": "410 Larkspur Avenue", "street": "410 Larkspur Avenue", "locality": null, "region": null, "postal_code": null, "country": null}','410 Larkspur Avenue',NULL,0.93,'sure','{"tesseract": "410 Larkspur Avenue", "paddle": "410 Larkspur Avenue"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(1,'phone',0,'{"e164": "+19165550160", "extension": "204"}','916-555-0160 x204','work',0.93,'sure','{"tesseract": "916-555-0160 x204", "paddle": "916-555-0160 x204"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(1,'phone',1,'{"e164": "+19165550161", "extension": null}','916-555-0161','fax',0.93,'sure','{"tesseract": "916-555-0161", "paddle": "916-555-0161"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(1,'phone',2,NULL,'916-555-O16','mobile',0.4,'check','{}',NULL);
INSERT INTO "detail" VALUES(1,'email',0,'{"local": "nora", "domain": "example.com"}','nora@example.com',NULL,0.93,'sure','{"tesseract": "nora@example.com", "paddle": "nora@example.com"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(1,'website',0,'{"url": "https://alder.example"}','alder.example',NULL,0.93,'sure','{"tesseract": "alder.example", "paddle": "alder.example"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(1,'profile',0,'{"service": "skype", "handle": "nora.w", "url": null}','nora.w',NULL,0.93,'sure','{"tesseract": "nora.w", "paddle": "nora.w"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(1,'profile',1,'{"service": null, "handle": "alderfinch", "url": null}','@alderfinch',NULL,0.93,'sure','{"tesseract": "@alderfinch", "paddle": "@alderfinch"}','[[1.5, 2.0], [90.25, 2.0], [90.25, 20.0], [1.5, 20.0]]');
INSERT INTO "detail" VALUES(2,'name',0,'{"text": "Ada Quill", "prefix": null, "given": "Ada", "additional": null, "family": "Quill", "suffix": null}','ADA QUILL',NULL,0.9,'sure','{}',NULL);
INSERT INTO "detail" VALUES(2,'email',0,'{"local": "ada", "domain": "example.org"}','ada@example.org',NULL,1.0,'sure','{}',NULL);
CREATE TABLE edited (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            field TEXT NOT NULL,
            PRIMARY KEY (contact_id, field)
        );
INSERT INTO "edited" VALUES(2,'email');
CREATE TABLE follow_up (
            contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            step TEXT NOT NULL,
            due TEXT NOT NULL,
            latest TEXT NOT NULL,
            uses TEXT,
            missing TEXT,
            stand_in TEXT,
            PRIMARY KEY (contact_id, position)
        );
INSERT INTO "follow_up" VALUES(1,0,'note','2026-11-23','2026-11-23','410 Larkspur Avenue',NULL,NULL);
INSERT INTO "follow_up" VALUES(1,1,'call','2026-11-27','2026-11-30','+19165550160 ext. 204',NULL,NULL);
INSERT INTO "follow_up" VALUES(1,2,'email','2026-11-30','2026-11-30','nora@example.com',NULL,NULL);
INSERT INTO "follow_up" VALUES(2,0,'note','2026-11-20','2026-11-20',NULL,'address','email');
INSERT INTO "follow_up" VALUES(2,1,'call','2026-11-24','2026-11-25',NULL,'phone','email');
INSERT INTO "follow_up" VALUES(2,2,'email','2026-11-24','2026-11-25','ada@example.org',NULL,NULL);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('contact',2);
COMMIT;
